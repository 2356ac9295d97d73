import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  type RESTPostAPIApplicationCommandsJSONBody,
  SlashCommandBuilder,
} from 'discord.js';
import { MAX_QUESTION_LENGTH } from '../../../core/answering/question.ts';
import { type Localization, COMMAND_WORDS as WORDS } from './command-words.ts';

/** How far back gaps can be listed. */
const MAX_DAYS = 3_650;
/** Long enough for a change that lists many articles. */
const MAX_CHANGE_LENGTH = 300;

/** Installed on servers or by people; used on servers, in direct messages with the bot, and in those among people. */
const EVERYWHERE = {
  integrations: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/**
 * Builds the commands to publish. Throws if Discord wouldn't take a name or a description.
 *
 * @param isGlobal whether they are published everywhere. Only then may they name the places to use them in
 */
export function buildCommands(name: string, isGlobal: boolean): RESTPostAPIApplicationCommandsJSONBody[] {
  const slash = withDescription(new SlashCommandBuilder().setName(name), WORDS.root)
    .addSubcommand((ask) =>
      withName(ask, WORDS.ask).addStringOption((question) =>
        withName(question, WORDS.question)
          .setRequired(true)
          .setAutocomplete(true)
          .setMaxLength(MAX_QUESTION_LENGTH),
      ),
    )
    .addSubcommand((help) => withName(help, WORDS.help))
    .addSubcommand((sources) => withName(sources, WORDS.sources))
    .addSubcommand((gaps) =>
      withName(gaps, WORDS.gaps).addIntegerOption((days) =>
        withName(days, WORDS.days).setMinValue(1).setMaxValue(MAX_DAYS),
      ),
    )
    .addSubcommand((privacy) => withName(privacy, WORDS.privacy))
    .addSubcommand((settings) =>
      withName(settings, WORDS.settings).addStringOption((change) =>
        withName(change, WORDS.change).setMaxLength(MAX_CHANGE_LENGTH),
      ),
    );
  const menu = new ContextMenuCommandBuilder()
    .setType(ApplicationCommandType.Message)
    .setName(WORDS.message.en)
    .setNameLocalizations(WORDS.message.others);
  // Answers are kept on a server only.
  const keep = new ContextMenuCommandBuilder()
    .setType(ApplicationCommandType.Message)
    .setName(WORDS.keep.en)
    .setNameLocalizations(WORDS.keep.others);
  if (isGlobal) {
    keep
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
      .setContexts(InteractionContextType.Guild);
    slash.setIntegrationTypes(EVERYWHERE.integrations).setContexts(EVERYWHERE.contexts);
    menu.setIntegrationTypes(EVERYWHERE.integrations).setContexts(EVERYWHERE.contexts);
  }
  return [slash.toJSON(), menu.toJSON(), keep.toJSON()];
}

interface Described {
  setDescription(text: string): this;
  setDescriptionLocalizations(texts: Localization['others']): this;
}

interface Named extends Described {
  setName(text: string): this;
  setNameLocalizations(texts: Localization['others']): this;
}

function withName<Builder extends Named>(
  builder: Builder,
  { name, description }: { readonly name: Localization; readonly description: Localization },
): Builder {
  return withDescription(builder.setName(name.en).setNameLocalizations(name.others), description);
}

function withDescription<Builder extends Described>(builder: Builder, { en, others }: Localization): Builder {
  return builder.setDescription(en).setDescriptionLocalizations(others);
}
