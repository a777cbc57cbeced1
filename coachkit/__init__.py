"""Practise career coaching in notebooks."""
