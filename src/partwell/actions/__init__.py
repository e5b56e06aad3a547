"""The verbs: permission checks and the unit of work are called here and nowhere else."""
