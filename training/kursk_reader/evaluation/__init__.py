"""How good weights are."""
