// What this device keeps of a session: the member's code, a counter's seed. It never leaves the device.

/** A place for one kind of thing of one session; *get* answers null where nothing is kept or nothing can be. */
export function memory(kind, session) {
    const name = `${kind}:${session}`;
    return {
        get() {
            try {
                return JSON.parse(localStorage.getItem(name));
            } catch {
                return null;
            }
        },
        /** Answers whether it is really kept: a private window or a full disk may refuse. */
        set(value) {
            try {
                localStorage.setItem(name, JSON.stringify(value));
                return localStorage.getItem(name) === JSON.stringify(value);
            } catch {
                return false;
            }
        },
        clear() {
            try {
                localStorage.removeItem(name);
            } catch {
                // nothing was kept
            }
        },
    };
}

export const NOT_KEPT =
    "Trình duyệt này không giữ được mã, có thể do cửa sổ ẩn danh hoặc máy hết chỗ. Mời mở cửa sổ thường, hoặc dùng máy khác.";
