"""Rows of the database turned into the papers of this app."""

from accounts.models import Department, User
from core import clock
from core.papers import Issuer, Paper, Signer
from documents.issuing import agency_on, rehearsal_mark
from nominations.papers.nominee import kinds_phrase
from reports.counts import INTRODUCED, RECOGNISED, of_department
from reports.papers import department_report
from reports.tables import figures_of
from seasons.models import Season


def department_paper(season: Season, department: Department, by: User) -> Paper:
    """The report of a department, to be completed and signed by *by*.

    :raises ValidationError: nobody has entered the agency's name yet.
    """
    today = clock.today()
    agency, divisions = agency_on(today), of_department(season, department)
    people, collectives = divisions[0].lines
    content = department_report.DepartmentReport(
        issuer=Issuer((agency.name.upper(),), (department.name.upper(),), agency.place),
        on=today,
        year=season.year,
        department=department.name,
        introduced=kinds_phrase(people.numbers[INTRODUCED], collectives.numbers[INTRODUCED]),
        recognised=kinds_phrase(people.numbers[RECOGNISED], collectives.numbers[RECOGNISED]),
        figures=figures_of(divisions),
        signer=Signer((by.post.upper(),), by.full_name, sealed=False),
        mark=rehearsal_mark(),
    )
    return department_report.build(content)
