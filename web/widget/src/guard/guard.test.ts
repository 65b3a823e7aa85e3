import { entropyToMnemonic } from "@scure/bip39";
import { describe, expect, it } from "vitest";
import { cut, inspect } from "./guard.ts";
import { suspicious } from "./suspect.ts";
import { LISTS } from "./words.ts";

const languages = [
  "english",
  "spanish",
  "french",
  "italian",
  "portuguese",
  "czech",
  "japanese",
  "korean",
] as const;
const chinese = ["simplified-chinese", "traditional-chinese"] as const;

async function listOf(language: string): Promise<string[]> {
  const { wordlist } = await import(`../../../node_modules/@scure/bip39/wordlists/${language}.js`);
  return [...wordlist];
}

async function phrase(language: string, bits = 128): Promise<string[]> {
  const entropy = new Uint8Array(bits / 8).map((_, i) => (i * 89 + bits) % 256);
  return entropyToMnemonic(entropy, await listOf(language)).split(/[ \u3000]/);
}

/** What is left of a text: every finding cut out. */
async function left(text: string): Promise<string> {
  expect(suspicious(text), text).toBe(true);
  return cut(text, await inspect(text)).replace(/\[(?:seed |private |2FA )(phrase|key) removed\]/g, "[$1]");
}

const clean = async (text: string) => !suspicious(text) || (await inspect(text)).length === 0;

const ABOUT = `${"abandon ".repeat(11)}about`;

describe("a seed phrase", () => {
  it.each([...languages])("in %s of every length is found in a sentence", async (language) => {
    for (const bits of [128, 160, 192, 224, 256]) {
      const words = await phrase(language, bits);
      expect(await left(`>> ${words.join(" ")} <<`)).toBe(">> [phrase] <<");
    }
  });

  it.each([...chinese])(
    "in %s is found with and without anything between the characters",
    async (language) => {
      for (const bits of [128, 256]) {
        const words = await phrase(language, bits);
        expect(await left(words.join(" "))).toBe("[phrase]");
        expect(await left(`我的助记词：${words.join("")}`)).toBe("我的助记词：[phrase]");
      }
    },
  );

  it.each([
    ["in capitals", ABOUT.toUpperCase()],
    ["by commas", ABOUT.replaceAll(" ", ",")],
    ["by dashes", ABOUT.replaceAll(" ", " - ")],
    ["by lines", ABOUT.replaceAll(" ", "\r\n")],
    ["by pictures", ABOUT.replaceAll(" ", " 🔑 ")],
    ["by unseen spaces", ABOUT.replaceAll(" ", "\u200b")],
    ["by nothing", ABOUT.replaceAll(" ", "")],
    ["with unseen characters inside", ABOUT.replaceAll("nd", "n\u200bd\u00ad")],
    ["in wide letters", ABOUT.replace(/[a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))],
    ["with a misspelt word", ABOUT.replace(/^(abandon abandon) abandon/, "$1 abadnon")],
    ["with a wrong checksum", ABOUT.replace("about", "zoo")],
  ])("is found %s", async (_, text) => {
    expect(await left(text)).toBe("[phrase]");
  });

  it("is found with order numbers, and with two words off where it is announced", async () => {
    const numbered = ABOUT.split(" ").map((word, i) => `${i + 1}. ${word}`);
    expect(await left(numbered.join("\n"))).toBe("1. [phrase]");
    expect(await left(`1${ABOUT.split(" ").join("2")}`)).toBe("1[phrase]");
    const off = ABOUT.split(" ").with(3, "abadnon").with(7, "xyzzy").join(" ");
    expect(await left(`seed: ${off}`)).toBe("seed: [phrase]");
  });

  it("is found labelled, marked up, in katakana, and by its first four letters", async () => {
    const words = await phrase("english");
    expect(await left(words.map((word, i) => `word ${i + 1}: ${word}`).join("\n"))).toMatch(/\[phrase\]$/);
    expect(await left(words.map((word) => `<li>${word}</li>`).join(""))).toBe("<li>[phrase]</li>");
    expect(await left(`seed: ${words.map((word) => word.slice(0, 4)).join(" ")}`)).toBe("seed: [phrase]");
    const kana = (await phrase("japanese")).map((word) =>
      word.normalize("NFC").replace(/[ぁ-ゖ]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0x60)),
    );
    expect(await left(kana.join("\u3000"))).toBe("[phrase]");
  });

  it("is found without accents", async () => {
    const words = await phrase("spanish", 256);
    expect(await left(words.join(" ").normalize("NFD").replace(/\p{M}/gu, ""))).toBe("[phrase]");
  });
});

describe("a key", () => {
  // The example of the format's description, and the first test vector of BIP-32.
  const WIF = "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ";
  const XPRV =
    "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi";
  const HEX = "e9873d79c6d87dc0fb6a5778633389f4453213303da61f20bd67fc233aa33262";

  it("is found by its shape and checksum", async () => {
    expect(await left(`this one ${WIF}, please`)).toBe("this one [key], please");
    expect(await left(XPRV)).toBe("[key]");
    expect(await left("otpauth://totp/Nimbus:zoe?secret=JBSWY3DPEHPK3PXP&issuer=Nimbus")).toBe("[key]");
    expect(await left("-----BEGIN EC PRIVATE KEY-----\nMHQCAQEE\n-----END EC PRIVATE KEY-----")).toBe(
      "[key]",
    );
    expect(await left(`${WIF.slice(0, 25)}\n${WIF.slice(25)}`)).toBe("[key]");
    expect(await clean(WIF.replace("5Hue", "5Huf"))).toBe(true);
  });

  it("of 64 hex digits is known by what it is called", async () => {
    for (const before of ["my private key is ", "私钥：0x", "مفتاحي الخاص ", "tx failed, here is my key: "])
      expect(await left(before + HEX)).toBe(`${before.replace("0x", "")}[key]`);
    expect(await left(`${HEX} is my private key`)).toBe("[key] is my private key");
    expect(await left(`private key: ${HEX.replace(/.{8}(?=.)/g, "$& ")}`)).toBe("private key: [key]");
    for (const before of ["", "public key ", "tx ", "the transaction hash of my deposit: 0x", "交易哈希："])
      expect(await clean(before + HEX), before).toBe(true);
  });
});

describe("what people write every day", () => {
  it.each([
    "Hello, I sent 250 USDT yesterday from my other wallet and it has still not arrived, could you please look into it?",
    "The withdrawal page shows an error message every single time when people click confirm button after entering amount.",
    "Hola, hice una transferencia ayer desde otra cuenta pero todavía no aparece en mi saldo, pueden ayudarme por favor?",
    "Bonjour, mon retrait est bloqué depuis hier soir et je ne comprends pas pourquoi, pouvez-vous regarder mon compte?",
    "people repair book inside any ticket because you can pull one coin near one coin because people visit ticket",
    "请用新生成的、已加密的钱包备份文件取代你之前留的钱包文件备份。出于安全方面的原因，一旦你开始使用新的已加密钱包，旧的备份就失效",
    "您好，我昨天充值的二百五十个USDT到现在还没有到账，请问需要等待多长时间才能看到？",
    "我在你们平台提现失败了，账户显示余额不足，但是我明明还有钱，怎么办？谢谢",
    "こんにちは、きのう にゅうきん した のですが、まだ はんえい されて いません。 いつ ごろ になりますか",
    "안녕하세요 어제 입금한 코인이 아직 계좌에 들어오지 않았습니다 언제쯤 확인이 가능한지 알려주시면 감사하겠습니다",
    "0x71C7656EC7ab88b098defB751B7401B5f6d8976F to 0xdAC17F958D2ee523a2206206994597C13D831ec7",
    "https://tronscan.org/#/transaction/853793d552635f533aa982b92b35b00e63a1c14e526154563a56315263597a3e",
  ])("is left alone: %s", async (text) => {
    expect(await clean(text)).toBe(true);
  });
});

it("has all ten lists", () => {
  expect(Object.values(LISTS).flat()).toHaveLength(10);
});
