"""What came back from Word → the YAML that it was made of."""
