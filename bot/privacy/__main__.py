"""`python -m bot.privacy` prints docs/privacy.md."""

import sys

from bot.privacy.page import privacy_page

if __name__ == "__main__":
    sys.stdout.write(privacy_page())
