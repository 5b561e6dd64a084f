"""The desk of the letters in the admin: making, trying, checking, asking, following and looking up."""
