import {
  ActionRowBuilder,
  AttachmentBuilder,
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  LabelBuilder,
  MediaGalleryBuilder,
  MediaGalleryItemBuilder,
  MessageFlags,
  ModalBuilder,
  SectionBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';

/** The bytes of the file that the bot sends; small, but not text. */
export const PICTURE = Buffer.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, 0, 255, 254, 10]);

/** A stretch: a title, a picture and a button. */
export function card(name: string): {
  components: [ContainerBuilder];
  files: [AttachmentBuilder];
  flags: MessageFlags.IsComponentsV2;
} {
  const container = new ContainerBuilder()
    .setAccentColor(0x22_aa_66)
    .addTextDisplayComponents((text) => text.setContent(`## ${name}`))
    .addMediaGalleryComponents(
      new MediaGalleryBuilder().addItems(
        new MediaGalleryItemBuilder()
          .setURL('attachment://stretch.gif')
          .setDescription('Somebody stretching'),
      ),
    )
    .addSeparatorComponents((separator) => separator)
    .addSectionComponents(
      new SectionBuilder()
        .addTextDisplayComponents((text) => text.setContent('Not for you?'))
        .setButtonAccessory(
          new ButtonBuilder()
            .setCustomId('another')
            .setLabel('Another one')
            .setStyle(ButtonStyle.Secondary),
        ),
    );
  return {
    components: [container],
    files: [new AttachmentBuilder(PICTURE, { name: 'stretch.gif' })],
    flags: MessageFlags.IsComponentsV2,
  };
}

/** A question with a menu. */
export function menu(): {
  content: string;
  components: [ActionRowBuilder<StringSelectMenuBuilder>];
} {
  const select = new StringSelectMenuBuilder()
    .setCustomId('area')
    .addOptions({ label: 'Neck', value: 'neck' }, { label: 'Back', value: 'back' });
  return {
    content: 'Where?',
    components: [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(select)],
  };
}

/** A form that asks for a time. */
export function timeModal(): ModalBuilder {
  return new ModalBuilder()
    .setCustomId('time-form')
    .setTitle('When?')
    .addLabelComponents(
      new LabelBuilder()
        .setLabel('Time')
        .setTextInputComponent(
          new TextInputBuilder().setCustomId('time').setStyle(TextInputStyle.Short).setMaxLength(5),
        ),
    );
}
