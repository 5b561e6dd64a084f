"""What an export holds, kept small."""
