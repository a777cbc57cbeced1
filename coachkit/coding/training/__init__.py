"""How the coder's weights are made from coded replies: ``python -m coachkit.coding.training``.

Needs numpy, scipy and scikit-learn, which the test extra brings; coding itself needs none of them.
"""

from pathlib import Path

DATA = Path(__file__).resolve().parents[3] / "data"
"""Where replies, word classes and codebook stand in the source tree; they are not installed."""
