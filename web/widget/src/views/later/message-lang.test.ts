import { expect, it } from "vitest";
import { messageLang } from "./message-lang.ts";

it("tells the language of a message by its letters", () => {
  expect(messageLang("我们在您身边，安全团队正在被呼叫。", "en")).toBe("zh-CN");
  expect(messageLang("请点击下面的按钮冻结账户：USDT、TRON、support@nimbusvault.com", "en")).toBe("zh-CN");
  expect(messageLang("We are with you. The note said 助记词.", "zh-CN")).toBe("en");
  expect(messageLang("نحن معك، وفريق الأمان يُستدعى الآن.", "en")).toBe("ar");
  expect(messageLang("お客様の資産を守るため、担当者を呼び出しています。", "en")).toBe("ja");
  expect(messageLang("資産凍結の手続き中です", "zh-CN")).toBe("ja");
  expect(messageLang("地铁の站附近有人冒充客服，已经转走我的钱", "en")).toBe("zh-CN");
  expect(messageLang("보안팀을 호출하고 있습니다.", "en")).toBe("ko");
  expect(messageLang("Мы рядом, USDT пока на месте.", "en")).toBe("ru");
});

it("leaves a message without such letters, or in another Latin language, to the reader's", () => {
  expect(messageLang("…", "ar")).toBe("ar");
  expect(messageLang("Nous sommes avec vous.", "fr")).toBe("fr");
  expect(messageLang("Мы с вами.", "ru")).toBe("ru");
  expect(messageLang("Güvendesiniz.", "tr")).toBe("tr");
  expect(messageLang("We are with you.", "ru")).toBe("en");
});
