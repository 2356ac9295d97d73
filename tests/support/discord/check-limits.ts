const V2 = 1 << 15;

/** What a message doesn't keep of Discord's documented limits, which its API description doesn't tell. */
export function checkLimits(path: string, body: Record<string, unknown>): string[] {
  const isCallback = path.endsWith('/callback');
  const message = isCallback ? Object(body.data) : body;
  if (/\/commands$/.test(path)) return [];
  const isV2 = (Number(message.flags ?? 0) & V2) !== 0;
  const all = componentsIn(message.components);
  const texts = all.filter(({ type }) => type === 10).map(({ content }) => String(content));
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  const rows = all.filter(({ type }) => type === 1);
  const isMessage = !isCallback && /messages(\/@original)?$|\/webhooks\/\d+\/[^/]+$/.test(path);
  return [
    ...complain(String(message.content ?? '').length > 2000, 'content of more than 2,000 characters'),
    ...complain(texts.join('').length > 4000, 'texts of more than 4,000 characters'),
    ...complain(
      texts.some((text) => text === ''),
      'an empty text',
    ),
    ...complain(all.length > 40, 'more than 40 components'),
    ...complain(new Set(ids).size < ids.length, 'a custom id twice'),
    ...complain(
      ids.some((id) => String(id).length > 100),
      'a custom id of more than 100 characters',
    ),
    ...complain(!isV2 && rows.length > 5, 'more than 5 rows'),
    ...complain(
      rows.some(({ components = [] }) => components.length > 5),
      'more than 5 buttons in a row',
    ),
    ...complain(isV2 && message.content !== undefined, 'content beside Components V2'),
    ...complain(!isV2 && texts.length > 0, 'text components without Components V2'),
    ...complain(isMessage && !isSilent(message.allowed_mentions), 'a message that may ping'),
    ...complain(isMessage && message.content === '' && all.length === 0, 'an empty message'),
    ...all.filter(({ type }) => type === 2).flatMap(checkButton),
    ...Object.values(Object(message.choices)).flatMap((choice) =>
      complain(String(Object(choice).value).length > 100, 'a choice of more than 100 characters'),
    ),
  ];
}

interface Component {
  readonly type?: number;
  readonly style?: number;
  readonly content?: string;
  readonly label?: string;
  readonly url?: string;
  readonly custom_id?: string;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly component?: Component;
}

function checkButton({ label = '', style, url, custom_id }: Component): string[] {
  const isLink = style === 5;
  return [
    ...complain(label === '' || [...label].length > 80, `a label of ${label.length} characters`),
    ...complain(isLink !== (url !== undefined), 'a link button without address, or another with one'),
    ...complain(isLink === (custom_id !== undefined), 'a link button with a custom id, or another without'),
    ...complain((url ?? '').length > 512, 'an address of more than 512 characters'),
  ];
}

function componentsIn(components: unknown): Component[] {
  const list: readonly Component[] = Array.isArray(components) ? components : [];
  return list.flatMap((one) => [
    one,
    ...componentsIn(one.components),
    ...componentsIn([one.accessory, one.component].filter((inner) => inner !== undefined)),
  ]);
}

function isSilent(mentions: unknown): boolean {
  return JSON.stringify(mentions) === '{"parse":[]}';
}

function complain(isBroken: boolean, complaint: string): string[] {
  return isBroken ? [complaint] : [];
}
