"""YAML files read strictly, as plain data that knows its lines."""
