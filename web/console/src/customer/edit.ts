import type { Customer } from "@ombud/api";
import { toastError } from "../state/errors.ts";
import { http } from "../state/http.ts";
import type { Thread } from "../state/thread.ts";

export type CustomerChange = Partial<
  Pick<Customer, "name" | "email" | "language" | "note" | "fields" | "blocked" | "tier">
>;

/** Changes a customer from the panel: shown at once, put back when the server refuses. */
export async function saveCustomer(
  thread: Thread,
  customer: Customer,
  change: CustomerChange,
): Promise<boolean> {
  show(thread, { ...customer, ...change, fields: { ...customer.fields, ...change.fields } });
  try {
    show(thread, await http.patch(`/customers/${customer.id}`, change));
    return true;
  } catch (error) {
    show(thread, customer);
    toastError(error);
    return false;
  }
}

function show(thread: Thread, customer: Customer): void {
  const detail = thread.detail.peek();
  if (!detail || detail.customer_detail.id !== customer.id) return;
  const name = customer.name ?? customer.email ?? null;
  thread.take({
    ...detail,
    customer_detail: customer,
    customer: { ...detail.customer, name, tier: customer.tier },
  });
}
