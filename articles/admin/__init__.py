"""What editors meet in the admin beside lists: first steps, and throwing pages away and putting them back."""
