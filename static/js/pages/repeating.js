// Long work in portions of a few seconds: the form is sent again and again until nothing is left. Where it comes no
// further, or the line breaks, it is sent once more in the ordinary way, so that the portal says why.

const form = document.querySelector("form[data-left]");
const shown = form.querySelector("[data-progress]");

form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new FormData(form);
    for (const one of form.querySelectorAll("button")) one.disabled = true;
    worked(given, Number(form.dataset.left)).then(goTo, () => HTMLFormElement.prototype.submit.call(form));
});

/** The address to go on to, once nothing is left. */
async function worked(given, all) {
    for (let before = Infinity, last = all; ; before = last) {
        tell(all - last, all);
        const asked = { method: "POST", body: given, headers: { accept: "application/json" } };
        const answer = await fetch(form.action, { ...asked, credentials: "same-origin" });
        if (!answer.ok) throw new Error(String(answer.status));
        const { left, to } = await answer.json();
        if (left === 0) return to;
        if (left >= before) throw new Error("no further");
        last = left;
    }
}

/** The page anew, also where the address is the same up to its fragment. */
function goTo(address) {
    history.replaceState(null, "", address);
    location.reload();
}

function tell(done, all) {
    shown.hidden = false;
    shown.querySelector("[data-told]").textContent = `Đã xong ${done}/${all} giấy, cổng đang làm tiếp. Đừng đóng trang.`;
    shown.querySelector("progress").value = done / all;
}
