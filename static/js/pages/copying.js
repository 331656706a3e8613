// Buttons that copy the text of the box before them; without the right to copy, the text is marked for the person.

for (const button of document.querySelectorAll("[data-copy]")) {
    const box = document.getElementById(button.dataset.copy);
    const told = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async () => {
        told.textContent = (await copied(box)) ? "Đã chép. Mời dán vào Zalo." : "Mời bấm giữ chữ đã chọn rồi chép.";
    });
}

async function copied(box) {
    box.select();
    try {
        await navigator.clipboard.writeText(box.value);
        return true;
    } catch {
        return document.execCommand("copy");
    }
}
