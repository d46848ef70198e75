"""What planning looks at, where the service is set up as it is: the same for a step of its own and for an update."""

from datetime import datetime

from bot.nudges.model import Outlook
from bot.nudges.outlook import read_outlook
from bot.ports import Work
from handlers.setup import Setup
from handlers.unit import Unit


async def outlook_of(work: Work, setup: Setup | Unit, now: datetime) -> Outlook | None:
    """Return all that planning looks at; None while there is no agreement."""
    return await read_outlook(work, calendar=setup.calendar, zone=setup.zone, now=now, ladder=setup.ladder)
