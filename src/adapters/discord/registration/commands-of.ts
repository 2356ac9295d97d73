import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
  SlashCommandBuilder,
} from 'discord.js';
import { MAX_QUESTION_LENGTH } from '../../../core/question/question.ts';
import { COMMAND_WORDS as WORDS } from './command-words.ts';
import type { Localization } from './localization.ts';

const MOST_DAYS = 3_650;
/** Room for every article's id that anybody would type. */
const LONGEST_CHANGE = 300;

/** On servers and for people; there, in direct messages, and in those among people. */
const EVERYWHERE = {
  integrations: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/**
 * The commands as Discord is told of them. Throws where Discord wouldn't take a name or description.
 *
 * @param isGlobal whether they are for every place: those of one server can't say so
 */
export function commandsOf(name: string, isGlobal: boolean): RESTPostAPIApplicationCommandsJSONBody[] {
  const slash = described(new SlashCommandBuilder().setName(name), WORDS.root)
    .addSubcommand((ask) =>
      called(ask, WORDS.ask).addStringOption((question) =>
        called(question, WORDS.question)
          .setRequired(true)
          .setAutocomplete(true)
          .setMaxLength(MAX_QUESTION_LENGTH),
      ),
    )
    .addSubcommand((help) => called(help, WORDS.help))
    .addSubcommand((sources) => called(sources, WORDS.sources))
    .addSubcommand((gaps) =>
      called(gaps, WORDS.gaps).addIntegerOption((days) =>
        called(days, WORDS.days).setMinValue(1).setMaxValue(MOST_DAYS),
      ),
    )
    .addSubcommand((privacy) => called(privacy, WORDS.privacy))
    .addSubcommand((settings) =>
      called(settings, WORDS.settings).addStringOption((change) =>
        called(change, WORDS.change).setMaxLength(LONGEST_CHANGE),
      ),
    );
  const menu = new ContextMenuCommandBuilder()
    .setType(ApplicationCommandType.Message)
    .setName(WORDS.message.en)
    .setNameLocalizations(WORDS.message.others);
  if (isGlobal) {
    slash.setIntegrationTypes(EVERYWHERE.integrations).setContexts(EVERYWHERE.contexts);
    menu.setIntegrationTypes(EVERYWHERE.integrations).setContexts(EVERYWHERE.contexts);
  }
  return [slash.toJSON(), menu.toJSON()];
}

interface Described {
  setDescription(text: string): this;
  setDescriptionLocalizations(texts: Localization['others']): this;
}

interface Named extends Described {
  setName(text: string): this;
  setNameLocalizations(texts: Localization['others']): this;
}

function called<Builder extends Named>(
  builder: Builder,
  { name, description }: { readonly name: Localization; readonly description: Localization },
): Builder {
  return described(builder.setName(name.en).setNameLocalizations(name.others), description);
}

function described<Builder extends Described>(builder: Builder, { en, others }: Localization): Builder {
  return builder.setDescription(en).setDescriptionLocalizations(others);
}
