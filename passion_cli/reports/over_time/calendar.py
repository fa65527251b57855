"""Open moves as a calendar file (RFC 5545): a whole day each, with a reminder the day before."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from passion_cli.assessment.noted_moves import NotedMove
from passion_cli.reports.over_time.plan import PlanReport


def to_calendar(report: PlanReport) -> str:
    """Return the calendar; the same moves give the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", "-//passion//plan//EN")
    calendar.add("version", "2.0")
    for move in report.moves:
        calendar.add_component(_event(report, move))
    text: bytes = calendar.to_ical()
    return text.decode()


def _event(report: PlanReport, move: NotedMove) -> Event:
    title = report.names.noted_action(move)
    day = date.fromisoformat(move.due)
    event = Event()
    event.add("uid", f"{move.interview}-{move.indicator}@passion")
    event.add("dtstamp", datetime.combine(day, datetime.min.time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add("description", "\n".join(filter(None, (move.plan, *report.steps(move)))))
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    alarm.add("trigger", timedelta(days=-1))
    event.add_component(alarm)
    return event
