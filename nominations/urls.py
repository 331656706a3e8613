from django.urls import path

from nominations.views import contributions, detail, edit, evidence, intake, lists, mine, moves, unsaved, versions

app_name = "nominations"
urlpatterns = [
    path("", mine.nominations, name="list"),
    path("moi/", mine.create, name="create"),
    path("tiep-nhan/", intake.intake, name="intake"),
    path("giao-hoi-dong/", lists.referral, name="refer"),
    path("danh-sach-trich-ngang/", lists.summary_list, name="summary_list"),
    path("minh-chung/<int:pk>/", evidence.evidence_file, name="evidence_file"),
    path("minh-chung/<int:pk>/bo/", evidence.evidence_set_aside, name="evidence_set_aside"),
    path("ban-nop/<int:pk>/", versions.submission, name="submission"),
    path("dong-gop/<int:pk>/", contributions.contribution_edit, name="contribution_edit"),
    path("dong-gop/<int:pk>/bo/", contributions.contribution_drop, name="contribution_drop"),
    path("<int:pk>/", detail.detail, name="detail"),
    path("<int:pk>/soan/", edit.edit, name="edit"),
    path("<int:pk>/soan/giu/", unsaved.keep, name="edit_keep"),
    path("<int:pk>/soan/bo-phan-chua-luu/", unsaved.drop, name="edit_drop"),
    path("<int:pk>/minh-chung/them/", evidence.evidence_add, name="evidence_add"),
    path("<int:pk>/bao-cao/", versions.report_versions, name="report_versions"),
    path("<int:pk>/dong-gop/them/", contributions.contribution_add, name="contribution_add"),
    path("<int:pk>/nop/", moves.submit_nomination, name="submit"),
    path("<int:pk>/bien-nhan/", detail.receipt, name="receipt"),
    path("<int:pk>/rut/", moves.withdraw_nomination, name="withdraw"),
    path("<int:pk>/tiep-nhan/", intake.receive_nomination, name="receive"),
    path("<int:pk>/yeu-cau-bo-sung/", intake.return_nomination, name="return"),
    path("<int:pk>/phieu-yeu-cau-bo-sung/", detail.supplement_request, name="supplement_request"),
    path("<int:pk>/tam-dung/", moves.suspend_nomination, name="suspend"),
    path("<int:pk>/xet-tiep/", moves.resume_nomination, name="resume"),
    path("<int:pk>/nop-muon/", moves.admit_nomination_late, name="admit_late"),
    path("<int:pk>/giai-trinh/", moves.answer_director, name="answer"),
]
