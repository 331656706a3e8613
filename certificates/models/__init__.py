from certificates.models.certificate import Certificate, RegisterYear
from certificates.models.decision import Decision, DecisionItem
from certificates.models.paper import DecisionPaper
from certificates.models.result_letter import LetterPaper, ResultLetter
from certificates.models.signing import SignatureStage, SignedFile, SigningCertificate
from certificates.models.step import PaperStep

__all__ = [
    "Certificate",
    "Decision",
    "DecisionItem",
    "DecisionPaper",
    "LetterPaper",
    "PaperStep",
    "RegisterYear",
    "ResultLetter",
    "SignatureStage",
    "SignedFile",
    "SigningCertificate",
]
