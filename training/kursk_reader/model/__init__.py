"""The model: what goes in, what it computes, what comes out."""
