from django.urls import include, path

from certificates.views import (
    changing,
    deciding,
    decisions,
    dropped,
    files,
    letters,
    life_line,
    moves,
    register,
    signing,
    steps,
    stock,
    verify,
)

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
    path("thay-doi/<slug:kind>/", changing.change_add, name="change_add"),
    path("ky-nhan/", moves.hand_over_decision, name="hand_over"),
    path("ky-so/", signing.signing, name="signing"),
    path("ky-so/ky/<slug:stage>/", signing.sign_here, name="sign_here"),
    path("ky-so/tai-ve/", signing.download, name="signing_download"),
    path("ky-so/tai-len/", signing.upload, name="signing_upload"),
    path("in-ky-trao/", steps.steps, name="steps"),
    path("giay-cong-nhan/", files.print_all, name="certificate_print_all"),
    path("giay-cong-nhan/lap-tep/", decisions.render_certificates, name="certificate_render"),
]

_change = [
    path("", changing.change_detail, name="change"),
    path("van-ban/", changing.change_paper, name="change_paper"),
    path("van-ban/ban-ky/", changing.change_signed, name="change_signed"),
    path("luu-ban-ky/", changing.change_scan, name="change_scan"),
    path("ban-hanh/", changing.change_issue, name="change_issue"),
    path("khong-ban-hanh/", changing.change_drop, name="change_drop"),
]
_letter = [
    path("", letters.letter_page, name="letter"),
    path("loi-thu/", letters.letter_edit, name="letter_edit"),
    path("gui/", letters.letter_release, name="letter_release"),
    path("khong-gui/", letters.letter_discard, name="letter_discard"),
    path("van-ban/", letters.letter_paper, name="letter_paper"),
]

urlpatterns = [
    path("quyet-dinh/", decisions.decision_list, name="decisions"),
    path("quyet-dinh/lap/", decisions.prepare_list, name="prepare"),
    path("quyet-dinh/<int:pk>/", include(_decision)),
    path("van-ban-thay-doi/<int:pk>/", include(_change)),
    path("thu-bao-ket-qua/", letters.letter_list, name="letters"),
    path("thu-bao-ket-qua/<int:pk>/", include(_letter)),
    path("so-giay-cong-nhan/", register.register_list, name="register"),
    path("so-giay-cong-nhan/tai-ve/", register.register_export, name="register_export"),
    path("so-giay-cong-nhan/<int:pk>/", files.certificate, name="certificate"),
    path("so-phoi/", stock.blanks, name="blanks"),
    path("so-phoi/<int:pk>/", stock.ledger, name="stock"),
    path("so-phoi/<int:pk>/tai-ve/", stock.ledger_file, name="stock_file"),
    path("so-phoi/<int:pk>/thoi-dung/", stock.retire, name="blank_retire"),
    path("so-phoi/<int:pk>/ghi/<slug:kind>/", stock.enter, name="stock_enter"),
    path("so-phoi/dong/<int:pk>/giai-trinh/", stock.explain_count, name="stock_explain"),
    path("so-phoi/dong/<int:pk>/dinh-chinh/", stock.correct_line, name="stock_correct"),
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
