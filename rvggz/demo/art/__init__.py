"""The pictures of the demo site, drawn by code: flat cut shapes, soft light and the grain of a hand-pulled print."""
