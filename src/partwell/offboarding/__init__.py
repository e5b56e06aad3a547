"""The parting itself: an ordered case of steps with gates; a log in, its state out, and nothing else."""
