"""The days of the week, in lower case, for patterns."""

from __future__ import annotations

# English, German, Spanish, French
WEEKDAYS = """
    (?: mon | tues | wednes | thurs | fri | satur | sun )day
    | (?: mon | diens | donners | frei | sams | sonn )tag | mittwoch
    | lunes | martes | miércoles | jueves | viernes | sábado | domingo
    | lundi | mardi | mercredi | jeudi | vendredi | samedi | dimanche
"""
SHORT_WEEKDAYS = """
    mon | tues? | wed | thu(?:rs)? | fri | sat | sun | (?: mo | di | mi | do | fr | sa | so )\\.
"""
