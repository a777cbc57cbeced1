"""The command line: ``coachkit`` and ``python -m coachkit``."""

from .commands import main

if __name__ == "__main__":
    main()
