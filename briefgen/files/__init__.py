"""Files written whole, what stands for their content, and where they stand."""
