"""Tests that need a browser: JupyterLab as coachkit sets it up, driven with Chromium."""
