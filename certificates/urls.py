from django.urls import include, path

from certificates.views import deciding, decisions, dropped, files, life_line, moves, register, signing, steps, verify

app_name = "certificates"

_decision = [
    path("", decisions.detail, name="decision"),
    path("lap-lai/", decisions.relist_decision, name="relist"),
    path("tai-ve/bo-ho-so-trinh/", files.package, name="package"),
    path("trinh/", moves.submit_decision, name="submit"),
    path("xet/", deciding.decide_decision, name="decide"),
    path("chot/", deciding.decide_confirm, name="decide_confirm"),
    path("cong-bo/", moves.close_decision, name="close"),
    path("so-ngay/", moves.number_decision, name="number"),
    path("so-ngay/lai/", moves.renumber_decision, name="renumber"),
    path("van-ban/<slug:kind>/", files.paper, name="paper"),
    path("van-ban/<slug:kind>/ban-ky/", files.signed_paper, name="signed_paper"),
    path("van-ban/<slug:kind>/luu-ban-ky/", moves.paper_scan, name="paper_scan"),
    path("ban-hanh/", moves.issue_decision, name="issue"),
    path("ky-nhan/", moves.hand_over_decision, name="hand_over"),
    path("ky-so/", signing.signing, name="signing"),
    path("ky-so/ky/<slug:stage>/", signing.sign_here, name="sign_here"),
    path("ky-so/tai-ve/", signing.download, name="signing_download"),
    path("ky-so/tai-len/", signing.upload, name="signing_upload"),
    path("in-ky-trao/", steps.steps, name="steps"),
    path("giay-cong-nhan/", files.print_all, name="certificate_print_all"),
]

urlpatterns = [
    path("quyet-dinh/", decisions.decision_list, name="decisions"),
    path("quyet-dinh/lap/", decisions.prepare_list, name="prepare"),
    path("quyet-dinh/<int:pk>/", include(_decision)),
    path("so-giay-cong-nhan/", register.register_list, name="register"),
    path("so-giay-cong-nhan/tai-ve/", register.register_export, name="register_export"),
    path("so-giay-cong-nhan/<int:pk>/", files.certificate, name="certificate"),
    path("so-giay-cong-nhan/<int:pk>/thu-hoi/", register.revoke_certificate, name="revoke"),
    path("chung-thu-so/", signing.signers, name="signers"),
    path("chung-thu-so/<int:pk>/thoi-dung/", signing.end_signer, name="signer_end"),
    path("qua-cac-nam/giay/<int:pk>/", life_line.of_certificate, name="life_line"),
    path("qua-cac-nam/ho-so/<int:pk>/", life_line.of_dossier, name="dossier_life_line"),
    path("so-giay-cong-nhan/<int:pk>/cap-doi/", register.exchange_certificate, name="exchange"),
    path("so-giay-cong-nhan/<int:pk>/cap-lai/", register.reissue_certificate, name="reissue"),
    path("tra-cuu/", verify.verify, name="verify"),
    path("tra-cuu/tep/", dropped.verify_file, name="verify_file"),
    path("tra-cuu/<str:code>/", verify.verify_code, name="verify_code"),
    path("C/<str:code>", verify.verify_code, name="verify_short"),
]
