"""Values → text, Markdown, JSON, SARIF: what people and machines read."""
