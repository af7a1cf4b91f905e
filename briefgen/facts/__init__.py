"""What European or Dutch law fixes for everyone: dated data with its source."""
