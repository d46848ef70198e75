"""What people want to be reminded of: `model`, when it is due (`schedule`), from a wish to a plan (`wish`), storing and
changing (`keeping`), and telling (`telling`).

A reminder with a time of day comes by itself at that time. One without comes with the person's digest
(`bot/nudges/handing_over.py`), to whoever gets no digests by itself. Absence does not count: a reminder is one's own
wish, and it comes at the digest's hour to those who want no nudges, too.
"""
