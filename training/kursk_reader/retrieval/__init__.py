"""Which passages are like a question: by words, by meaning, and by both."""
