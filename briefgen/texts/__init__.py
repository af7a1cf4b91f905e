"""What a rule reads and a reviewer changes: texts with their places."""
