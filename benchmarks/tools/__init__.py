"""What several rooms use: taking turns, plots."""
