class InputError(Exception):
    """Something given to a command can't be used; the message is one sentence for whoever ran it."""
