"""partwell shows a freelancer what each client gives and costs, and walks them through a professional exit."""

__version__ = "0.1.0"
