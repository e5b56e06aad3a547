"""What texts say: quotation and signature boundaries; pure, imported by sources and above."""
