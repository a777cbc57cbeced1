"""How the coder's weights are made from coded replies: ``python -m coachkit.coding.training``.

Needs numpy, scipy and scikit-learn, which the test extra brings; coding itself needs none of them.
"""
