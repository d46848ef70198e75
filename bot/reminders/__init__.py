"""What people want to be reminded of: `model`, when it is due (`schedule`), from a wish to a plan (`wish`), storing and
changing (`keeping`), and telling (`telling`).

A reminder with a time of day comes by itself at that time. One without comes with the person's digest. Whoever builds
the digest asks, in one writing transaction and on any day on which it goes out:

    items = await due_with_digest(work, snapshot, today=today, zone=zone)      # by person id, oldest first
    mine = await told(work, items.get(person.id, ()), now=now, zone=zone, calendar=calendar)
    blocks += [item_lines(item, frame) for item in mine]                      # bot.texts.reminders

`told` marks them by compare-and-set and returns those that nobody else has told meanwhile: show these alone.
`Item.listed` is the measure (it may be settled by now: the lines say so, and the reminder ends); it is None where all
that is open is meant (`item.is_of_all`) and where the measure is gone. Absence does not count: a reminder is one's own
wish, and it comes at the digest's hour to those who want no nudges, too.
"""
