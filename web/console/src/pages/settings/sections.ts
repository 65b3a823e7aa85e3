import type { IconNode } from "lucide";
import {
  Bird,
  Blocks,
  Building2,
  CalendarClock,
  CornerUpLeft,
  Eye,
  EyeOff,
  FileLock2,
  Fingerprint,
  Gauge,
  GraduationCap,
  Hash,
  Hourglass,
  IdCard,
  KeyRound,
  KeySquare,
  Landmark,
  LockKeyhole,
  LogIn,
  MessageCircle,
  MessageSquareQuote,
  Route,
  ScrollText,
  ShieldCheck,
  ShieldQuestionMark,
  Siren,
  Sparkles,
  Tags,
  Timer,
  UserCheck,
  UserCog,
  UsersRound,
  Webhook,
  Workflow,
} from "lucide";
import type { ComponentType } from "preact";
import { needTexts } from "../../i18n/index.ts";
import { can } from "../../state/session.ts";

export interface SectionPage {
  /** The third part of the address: an item, or "new". */
  id: string | undefined;
}

export interface SectionEntry {
  id: string;
  icon: IconNode;
  /** Any of these opens the section. */
  permissions: readonly string[];
  load: () => Promise<{ default: ComponentType<SectionPage> }>;
}

export interface SectionGroup {
  id: string;
  sections: readonly SectionEntry[];
}

/** Every section of the settings. To add one: a file with its page, its texts, and a line here. */
export const groups: readonly SectionGroup[] = [
  {
    id: "workspace",
    sections: [
      {
        id: "workspace",
        icon: Building2,
        permissions: ["workspace.manage"],
        load: () => import("./workspace.tsx"),
      },
      {
        id: "inboxes",
        icon: MessageCircle,
        permissions: ["inboxes.manage"],
        load: () => import("./inboxes.tsx"),
      },
      {
        id: "chains",
        icon: Blocks,
        permissions: ["safety.manage"],
        load: async () => {
          const [page] = await Promise.all([import("./chains.tsx"), needTexts("inbox")]);
          return page;
        },
      },
      {
        id: "recovery",
        icon: CornerUpLeft,
        permissions: ["safety.manage"],
        load: async () => {
          const [page] = await Promise.all([import("./recovery.tsx"), needTexts("recoveries")]);
          return page;
        },
      },
      { id: "safety", icon: ShieldCheck, permissions: ["safety.manage"], load: () => import("./safety.tsx") },
      { id: "hours", icon: CalendarClock, permissions: ["hours.manage"], load: () => import("./hours.tsx") },
      { id: "levels", icon: Timer, permissions: ["hours.manage"], load: () => import("./levels.tsx") },
    ],
  },
  {
    id: "people",
    sections: [
      {
        id: "staff",
        icon: IdCard,
        permissions: ["staff.manage"],
        load: async () => {
          const [page] = await Promise.all([import("./staff.tsx"), needTexts("access"), needTexts("inbox")]);
          return page;
        },
      },
      { id: "roles", icon: UserCog, permissions: ["roles.manage"], load: () => import("./roles.tsx") },
      { id: "teams", icon: UsersRound, permissions: ["teams.manage"], load: () => import("./teams.tsx") },
      {
        id: "skills",
        icon: GraduationCap,
        permissions: ["teams.manage"],
        load: () => import("./skills.tsx"),
      },
    ],
  },
  {
    id: "work",
    sections: [
      {
        id: "routing",
        icon: Route,
        permissions: ["routing.manage"],
        load: async () => {
          const [page] = await Promise.all([
            import("./routing.tsx"),
            needTexts("routing"),
            needTexts("knowledge"),
            needTexts("inbox"),
          ]);
          return page;
        },
      },
      {
        id: "quality",
        icon: Gauge,
        permissions: ["routing.manage", "reports.view"],
        load: async () => {
          const [page] = await Promise.all([
            import("./quality.tsx"),
            needTexts("quality"),
            needTexts("dashboard"),
          ]);
          return page;
        },
      },
      {
        id: "playbooks",
        icon: Workflow,
        permissions: ["routing.manage"],
        load: async () => {
          const [page] = await Promise.all([
            import("./playbooks/playbooks.tsx"),
            needTexts("playbooks"),
            needTexts("routing"),
            needTexts("inbox"),
          ]);
          return page;
        },
      },
      {
        id: "replies",
        icon: MessageSquareQuote,
        permissions: ["replies.manage"],
        load: () => import("./replies.tsx"),
      },
      { id: "tags", icon: Tags, permissions: ["tags.manage"], load: () => import("./tags.tsx") },
      { id: "fields", icon: Hash, permissions: ["fields.manage"], load: () => import("./fields.tsx") },
    ],
  },
  {
    id: "trust",
    sections: [
      {
        id: "sessions",
        icon: LockKeyhole,
        permissions: ["security.manage"],
        load: () => import("./sessions.tsx"),
      },
      {
        id: "sso",
        icon: LogIn,
        permissions: ["security.manage"],
        load: async () => {
          const [page] = await Promise.all([import("./sso.tsx"), needTexts("sso")]);
          return page;
        },
      },
      {
        id: "approval-policy",
        icon: UserCheck,
        permissions: ["security.manage"],
        load: () => import("./approval-policy.tsx"),
      },
      {
        id: "security-check",
        icon: ShieldQuestionMark,
        permissions: ["security.manage"],
        load: async () => {
          const [page] = await Promise.all([import("./security-check.tsx"), needTexts("posture")]);
          return page;
        },
      },
      { id: "alerts", icon: Siren, permissions: ["security.read"], load: () => import("./alerts.tsx") },
      { id: "audit", icon: ScrollText, permissions: ["audit.read"], load: () => import("./audit.tsx") },
      {
        id: "ledger",
        icon: FileLock2,
        permissions: ["audit.read"],
        load: async () => {
          const [page] = await Promise.all([import("./ledger.tsx"), needTexts("anchors")]);
          return page;
        },
      },
      { id: "canaries", icon: Bird, permissions: ["security.manage"], load: () => import("./canaries.tsx") },
      { id: "grants", icon: Eye, permissions: ["reveals.grant"], load: () => import("./grants.tsx") },
      { id: "trust", icon: EyeOff, permissions: ["security.manage"], load: () => import("./trust.tsx") },
      { id: "proof", icon: Fingerprint, permissions: ["security.manage"], load: () => import("./proof.tsx") },
      {
        id: "retention",
        icon: Hourglass,
        permissions: ["retention.manage", "holds.manage", "audit.read"],
        load: async () => {
          const [page] = await Promise.all([import("./retention.tsx"), needTexts("retention")]);
          return page;
        },
      },
      {
        id: "keys",
        icon: KeyRound,
        permissions: ["keys.manage", "security.read"],
        load: () => import("./keys.tsx"),
      },
    ],
  },
  {
    id: "integration",
    sections: [
      { id: "tokens", icon: KeySquare, permissions: ["tokens.manage"], load: () => import("./tokens.tsx") },
      {
        id: "webhooks",
        icon: Webhook,
        permissions: ["webhooks.manage"],
        load: () => import("./webhooks.tsx"),
      },
      {
        id: "model",
        icon: Sparkles,
        permissions: ["security.manage", "security.read"],
        load: async () => {
          const [page] = await Promise.all([import("./model.tsx"), needTexts("models")]);
          return page;
        },
      },
      {
        id: "platform",
        icon: Landmark,
        permissions: ["accounts.manage"],
        load: () => import("./platform.tsx"),
      },
    ],
  },
];

/** The sections that the signed-in person may open, by group; groups without any are left out. */
export function allowedGroups(): SectionGroup[] {
  return groups
    .map((group) => ({
      ...group,
      sections: group.sections.filter((section) => section.permissions.some(can)),
    }))
    .filter((group) => group.sections.length > 0);
}
