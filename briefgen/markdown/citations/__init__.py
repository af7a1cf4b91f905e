"""Citations in running text: Kamerstukken, documents and acts of the EU, BNC-fiches."""
