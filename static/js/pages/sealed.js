// After the vote: the code is the one that this device made, and the code that gave the right to vote is forgotten.

import { kept } from "./entitlement.js";
import { memory } from "./memory.js";
import { ask, attempt, find, given } from "./page.js";

attempt(async () => {
    const { receipt, state } = await ask(given.stateUrl);
    const own = memory("phieu-da-bo", given.session).get();
    find("[data-receipt]").textContent = receipt.code;
    const line = find("[data-checked]");
    if (own) {
        line.textContent =
            own.code === receipt.code
                ? "Mã khớp với phiếu mà máy này đã lập."
                : "Mã KHÁC với phiếu mà máy này đã lập. Mời báo ngay Thư ký phiên họp.";
        line.hidden = false;
    }
    if (state !== "voting") kept.clear();
});
