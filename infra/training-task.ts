/** Where windows are learned from that no function has the time for: the same bundle, as a Fargate task. */
import { RemovalPolicy } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  type IVpc,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { Platform } from 'aws-cdk-lib/aws-ecr-assets';
import {
  Cluster,
  type ContainerDefinition,
  ContainerImage,
  ContainerInsights,
  CpuArchitecture,
  FargateTaskDefinition,
  LogDriver,
  OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export class TrainingTask extends Construct {
  readonly cluster: Cluster;
  readonly definition: FargateTaskDefinition;
  readonly container: ContainerDefinition;
  readonly securityGroup: SecurityGroup;
  readonly role: Role;

  /** @param bundle folder of the learning bundle and its Dockerfile. */
  constructor(scope: Construct, id: string, key: IKey, bundle: string) {
    super(scope, id);
    const vpc = this.#network() as IVpc;
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.THREE_MONTHS,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.cluster = new Cluster(this, 'Cluster', { vpc, containerInsightsV2: ContainerInsights.ENABLED });
    this.securityGroup = new SecurityGroup(this, 'Group', {
      vpc,
      description: 'Segue: a learning task, which calls AWS and is called by nobody',
      allowAllOutbound: false,
    });
    this.securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'S3, ECR and CloudWatch');
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
    this.definition = new FargateTaskDefinition(this, 'Task', {
      cpu: 4096,
      memoryLimitMiB: 16_384,
      ephemeralStorageGiB: 50,
      runtimePlatform: {
        cpuArchitecture: CpuArchitecture.ARM64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
      taskRole: this.role,
    });
    this.container = this.definition.addContainer('learning', {
      image: ContainerImage.fromAsset(bundle, { platform: Platform.LINUX_ARM64 }),
      logging: LogDriver.awsLogs({ streamPrefix: 'retrain', logGroup }),
    });
    acknowledge(
      this.definition.obtainExecutionRole(),
      'IAM5[Resource::*]',
      'ecr:GetAuthorizationToken, by which the image is pulled, knows no resources.',
    );
  }

  /**
   * Public subnets without a NAT gateway: a task runs for minutes a week, and a gateway or a set of interface endpoints
   * would cost more than everything else here. The task has an address of its own and lets nobody in.
   */
  #network(): Vpc {
    const vpc = new Vpc(this, 'Network', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [{ name: 'learning', subnetType: SubnetType.PUBLIC, cidrMask: 24 }],
      restrictDefaultSecurityGroup: false,
    });
    vpc.addGatewayEndpoint('S3', { service: GatewayVpcEndpointAwsService.S3 });
    const flows = new LogGroup(this, 'Flows', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    vpc.addFlowLog('FlowLog', { destination: FlowLogDestination.toCloudWatchLogs(flows) });
    return vpc;
  }
}
