from certificates.models.certificate import Certificate, RegisterYear
from certificates.models.change import ChangeItem, ChangePaper, DecisionChange
from certificates.models.complaint_case import ComplaintCase, ComplaintTerm
from certificates.models.decision import Decision, DecisionItem
from certificates.models.paper import DecisionPaper
from certificates.models.printing import BlankTemplate, PrinterProfile
from certificates.models.result_letter import LetterPaper, ResultLetter
from certificates.models.set_aside import AsideRendering
from certificates.models.signing import SignatureStage, SignedFile, SigningCertificate
from certificates.models.step import PaperStep
from certificates.models.stock import Blank, StockEntry

__all__ = [
    "AsideRendering",
    "Blank",
    "BlankTemplate",
    "Certificate",
    "ChangeItem",
    "ChangePaper",
    "ComplaintCase",
    "ComplaintTerm",
    "Decision",
    "DecisionChange",
    "DecisionItem",
    "DecisionPaper",
    "LetterPaper",
    "PaperStep",
    "PrinterProfile",
    "RegisterYear",
    "ResultLetter",
    "SignatureStage",
    "SignedFile",
    "SigningCertificate",
    "StockEntry",
]
