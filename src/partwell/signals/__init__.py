"""Kept facts to readings: a Parquet snapshot, then one SQL file and one Python file a signal."""
