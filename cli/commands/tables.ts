import type { CommandModule } from 'yargs';
import { createTable } from '../../lambda/aws/table.ts';
import { environmentDynamo, environmentSettings } from '../../lambda/compose.ts';
import { UserError } from '../user-error.ts';

export const tablesCommand: CommandModule = {
  command: 'tables <action>',
  describe: 'Make the DynamoDB table that the decision log needs',
  builder: (yargs) =>
    yargs
      .command({
        command: 'create',
        describe:
          'Create the table where the environment points (AWS_ENDPOINT_URL_DYNAMODB, AWS_REGION, SEGUE_TABLE)',
        handler: create,
      })
      .demandCommand(1, 'which action? segue tables create')
      .example('AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000 $0 tables create', ''),
  handler: () => {},
};

async function create(): Promise<void> {
  const { table } = environmentSettings();
  const dynamo = environmentDynamo();
  try {
    const created = await createTable(dynamo, table);
    console.log(created ? `created table ${table}` : `table ${table} is already there`);
  } catch (error) {
    throw new UserError(
      `table ${table} could not be created: ${(error as Error).message || (error as Error).name}`,
    );
  } finally {
    dynamo.destroy();
  }
}
