from monitoring.models.extension import Extension
from monitoring.models.guidance import Guidance, GuidanceFile, GuidanceReading
from monitoring.models.inspection import Finding, FindingReport, Inspection, InspectionAddition
from monitoring.models.paper import DepartmentPaper, PaperVersion
from monitoring.models.printed import PrintedPaper
from monitoring.models.reminder import Matter, Reminder
from monitoring.models.urging import UrgingLetter, UrgingSeen, UrgingSent

__all__ = [
    "DepartmentPaper", "Extension", "Finding", "FindingReport", "Guidance", "GuidanceFile", "GuidanceReading",
    "Inspection", "InspectionAddition", "Matter", "PaperVersion", "PrintedPaper", "Reminder", "UrgingLetter",
    "UrgingSeen", "UrgingSent",
]  # fmt: skip
