"""Speed, measured against other programs on the same machine; never asserted in a test."""
